package org.entopic.benchmarks.harness;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** The bare side's codec: the same library's streaming API, written by hand for one class. */
final class OrderJson {
  private final JsonFactory json = new JsonFactory();

  byte[] encode(Order order) {
    var bytes = new ByteArrayOutputStream(320);
    try (JsonGenerator out = json.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeNumberField("id", order.id);
      out.writeNumberField("customer", order.customer);
      out.writeStringField("number", order.number);
      out.writeStringField("status", order.status.name());
      out.writeStringField("currency", order.currency);
      out.writeNumberField("amount", order.amount);
      out.writeNumberField("quantity", order.quantity);
      out.writeNumberField("weight", order.weight);
      out.writeBooleanField("express", order.express);
      out.writeStringField("created", order.created.toString());
      out.writeStringField("due", order.due.toString());
      out.writeStringField("reference", order.reference.toString());
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  Order decode(byte[] bytes) {
    var order = new Order();
    try (JsonParser in = json.createParser(bytes)) {
      in.nextToken();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        in.nextToken();
        switch (name) {
          case "id" -> order.id = in.getIntValue();
          case "customer" -> order.customer = in.getLongValue();
          case "number" -> order.number = in.getText();
          case "status" -> order.status = OrderStatus.valueOf(in.getText());
          case "currency" -> order.currency = in.getText();
          case "amount" -> order.amount = in.getDecimalValue();
          case "quantity" -> order.quantity = in.getIntValue();
          case "weight" -> order.weight = in.getDoubleValue();
          case "express" -> order.express = in.getBooleanValue();
          case "created" -> order.created = Instant.parse(in.getText());
          case "due" -> order.due = LocalDate.parse(in.getText());
          case "reference" -> order.reference = UUID.fromString(in.getText());
          default -> in.skipChildren();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return order;
  }
}
