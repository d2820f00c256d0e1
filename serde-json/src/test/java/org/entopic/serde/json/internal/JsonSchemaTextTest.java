package org.entopic.serde.json.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entopic.model.ScalarType.DOUBLE;
import static org.entopic.model.ScalarType.INSTANT;
import static org.entopic.model.ScalarType.INT;
import static org.entopic.model.ScalarType.LONG;
import static org.entopic.model.ScalarType.STRING;

import org.entopic.model.EntityTypeModel;
import org.entopic.model.StoreType;
import org.entopic.spi.serde.SchemaDocument;
import org.entopic.tck.model.TestModels;
import org.junit.jupiter.api.Test;

class JsonSchemaTextTest {
  @Test
  void theSchemaIsAJsonSchema() {
    var place = TestModels.complex("Place").property("street", STRING).build();
    EntityTypeModel type =
        TestModels.entity("Visit")
            .key("id", INT)
            .nullable("when", INSTANT)
            .property("status", TestModels.status())
            .property("places", new StoreType.Collection(new StoreType.Complex(place)))
            .property("cost", DOUBLE)
            .build();
    assertThat(JsonSchemaText.of(type))
        .isEqualTo(
            """
            {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Visit",\
            "type":"object","properties":{\
            "cost":{"anyOf":[{"type":"number","format":"double"},\
            {"enum":["NaN","Infinity","-Infinity"]}]},\
            "id":{"type":"integer","minimum":-2147483648,"maximum":2147483647},\
            "places":{"type":"array","items":{"anyOf":[{"$ref":"#/$defs/Place"},{"type":"null"}]}},\
            "status":{"enum":["NEW","PAID","SHIPPED","CANCELLED"]},\
            "when":{"type":"string","format":"date-time","pattern":"Z$"}},\
            "required":["cost","id","places","status"],\
            "$defs":{"Place":{"type":"object","properties":{"street":{"type":"string"}},\
            "required":["street"]}}}""");
  }

  @Test
  void theOrderOfDeclarationMakesNoDifference() {
    EntityTypeModel one =
        TestModels.entity("T").key("id", INT).property("a", INT).property("b", LONG).build();
    EntityTypeModel other =
        TestModels.entity("T").property("b", LONG).property("a", INT).key("id", INT).build();
    assertThat(JsonSchemaText.of(one)).isEqualTo(JsonSchemaText.of(other));
  }

  @Test
  void everyDifferenceOfTypesMakesAnother() {
    EntityTypeModel one = TestModels.entity("T").key("id", INT).property("a", INT).build();
    EntityTypeModel wider = TestModels.entity("T").key("id", INT).property("a", LONG).build();
    EntityTypeModel looser = TestModels.entity("T").key("id", INT).nullable("a", INT).build();
    assertThat(java.util.List.of(one, wider, looser))
        .extracting(type -> new SchemaDocument("json", JsonSchemaText.of(type)).fingerprint())
        .doesNotHaveDuplicates();
  }
}
