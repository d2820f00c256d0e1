CREATE TABLE module (name VARCHAR PRIMARY KEY, version VARCHAR, released DATE, open BOOLEAN NOT NULL);
CREATE TABLE package (module_name VARCHAR, name VARCHAR, exported BOOLEAN NOT NULL, PRIMARY KEY (module_name, name));
CREATE TABLE type (
  name VARCHAR PRIMARY KEY, module_name VARCHAR NOT NULL, package_name VARCHAR NOT NULL, kind VARCHAR NOT NULL,
  sealed BOOLEAN NOT NULL, bytes BIGINT NOT NULL, fields INT NOT NULL, methods INT NOT NULL, super_name VARCHAR);
CREATE INDEX type_super ON type(super_name);
CREATE INDEX type_package ON type(module_name, package_name);
