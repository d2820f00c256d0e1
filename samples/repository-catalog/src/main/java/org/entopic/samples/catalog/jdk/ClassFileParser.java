package org.entopic.samples.catalog.jdk;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.entopic.samples.catalog.model.PackageKey;
import org.entopic.samples.catalog.model.TypeKind;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads what one class file declares; made for one class file and thrown away. */
final class ClassFileParser extends ClassVisitor {
  private static final int MAGIC = 0xCAFEBABE;
  private static final int MAJOR_VERSION_OFFSET = 6;
  private static final int HEADER_LENGTH = 8;
  private static final int CLASS_FILE_FLAGS = 0xFFFF & ~Opcodes.ACC_SUPER;

  private final List<String> interfaces = new ArrayList<>();
  private String internalName = "";
  private TypeKind kind = TypeKind.CLASS;
  private @Nullable String superTypeName;
  private int accessFlags;
  private boolean sealed;
  private int fieldCount;
  private int methodCount;

  private ClassFileParser() {
    super(Opcodes.ASM9);
  }

  /**
   * Returns what the class file declares.
   *
   * @throws RuntimeException of any class, if the bytes are not a class file
   */
  static TypeDescription parse(byte[] classFile, String moduleName) {
    ClassFileParser parser = new ClassFileParser();
    readable(classFile)
        .accept(parser, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return parser.description(moduleName, classFile.length);
  }

  // The library refuses class files younger than itself, though what is read here stays the same.
  private static ClassReader readable(byte[] classFile) {
    ByteBuffer header = ByteBuffer.wrap(classFile);
    if (classFile.length < HEADER_LENGTH || header.getInt() != MAGIC) {
      throw new IllegalArgumentException("not a class file");
    }
    if (header.getShort(MAJOR_VERSION_OFFSET) <= Opcodes.V17) {
      return new ClassReader(classFile);
    }
    byte[] aged = classFile.clone();
    ByteBuffer.wrap(aged).putShort(MAJOR_VERSION_OFFSET, (short) Opcodes.V17);
    return new ClassReader(aged);
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaceNames) {
    internalName = name;
    accessFlags = access;
    kind = kindOf(access, superName);
    if (superName != null && (access & Opcodes.ACC_INTERFACE) == 0) {
      superTypeName = binaryName(superName);
    }
    if (interfaceNames != null) {
      for (String interfaceName : interfaceNames) {
        interfaces.add(binaryName(interfaceName));
      }
    }
  }

  @Override
  public void visitPermittedSubclass(String permittedSubclass) {
    sealed = true;
  }

  // A nested type's own header knows neither private nor protected nor static.
  @Override
  public void visitInnerClass(
      String name, @Nullable String outerName, @Nullable String innerName, int access) {
    if (name.equals(internalName)) {
      accessFlags = access;
    }
  }

  @Override
  public @Nullable FieldVisitor visitField(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    fieldCount++;
    return null;
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    methodCount++;
    return null;
  }

  private TypeDescription description(String moduleName, int sizeInBytes) {
    int slash = internalName.lastIndexOf('/');
    String packageName = slash < 0 ? "" : binaryName(internalName.substring(0, slash));
    return new TypeDescription(
        binaryName(internalName),
        new PackageKey(moduleName, packageName),
        kind,
        accessFlags & CLASS_FILE_FLAGS,
        sealed,
        sizeInBytes,
        fieldCount,
        methodCount,
        superTypeName,
        interfaces);
  }

  // The body of an enum constant carries the enum flag too, but is a plain sub-class.
  private static TypeKind kindOf(int access, @Nullable String superName) {
    if ((access & Opcodes.ACC_ANNOTATION) != 0) {
      return TypeKind.ANNOTATION;
    }
    if ((access & Opcodes.ACC_INTERFACE) != 0) {
      return TypeKind.INTERFACE;
    }
    if ("java/lang/Enum".equals(superName)) {
      return TypeKind.ENUM;
    }
    return "java/lang/Record".equals(superName) ? TypeKind.RECORD : TypeKind.CLASS;
  }

  private static String binaryName(String internalName) {
    return internalName.replace('/', '.');
  }
}
