package org.entopic.serde.protobuf.internal;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.entopic.spi.serde.SchemaDocument;

/** What somebody does who has the published schema and the library, and nothing of ours. */
final class PlainProtobuf {
  private PlainProtobuf() {}

  static Descriptor message(SchemaDocument published) {
    try {
      FileDescriptorSet set =
          FileDescriptorSet.parseFrom(Base64.getDecoder().decode(published.text()));
      List<FileDescriptor> files = new ArrayList<>();
      for (FileDescriptorProto file : set.getFileList()) {
        FileDescriptor[] imports =
            files.stream()
                .filter(each -> file.getDependencyList().contains(each.getName()))
                .toArray(FileDescriptor[]::new);
        files.add(FileDescriptor.buildFrom(file, imports));
      }
      return files.get(files.size() - 1).getMessageTypes().get(0);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
