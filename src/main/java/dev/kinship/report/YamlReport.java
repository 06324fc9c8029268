package dev.kinship.report;

import dev.kinship.model.Sentence;
import dev.kinship.text.Visible;
import java.util.List;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.DumpSettingsBuilder;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/** Writes sentences as a file that {@code kin apply} reads: docs/how-to/several-sentences.md. */
public record YamlReport(Printer out) {
  /** The sentences as a list, and as comments what none of them says. */
  public void show(List<Sentence> sentences, List<String> unsaid) {
    List<String> words = sentences.stream().map(Sentence::toString).toList();
    out.block(new Dump(settings(words)).dumpToString(words));
    unsaid.forEach(it -> out.line("# " + it));
  }

  /** What a printer would escape is escaped here, in quotes, so that it is read as it was. */
  private static DumpSettings settings(List<String> words) {
    DumpSettingsBuilder usual =
        DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setSplitLines(false);
    boolean visible = words.stream().allMatch(Visible::is);
    return visible
        ? usual.build()
        : usual
            .setUseUnicodeEncoding(false)
            .setDefaultScalarStyle(ScalarStyle.DOUBLE_QUOTED)
            .build();
  }
}
