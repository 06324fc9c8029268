package dev.kinship.report;

import dev.kinship.model.Sentence;
import java.io.PrintWriter;
import java.util.List;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Writes sentences as a file that {@code kin apply} reads: docs/apply.md. */
public record YamlReport(PrintWriter out) {
  /** The sentences as a list, and as comments what none of them says. */
  public void show(List<Sentence> sentences, List<String> unsaid) {
    DumpSettings settings =
        DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setSplitLines(false).build();
    List<String> words = sentences.stream().map(Sentence::toString).toList();
    out.print(new Dump(settings).dumpToString(words));
    unsaid.forEach(it -> out.println("# " + it));
  }
}
