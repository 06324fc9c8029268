package dev.kinship.source.python.edit;

import dev.kinship.text.Edit;
import dev.kinship.text.Edits;
import dev.kinship.text.SourceText;
import dev.kinship.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Classes that will be written into a file after its last definition. The file is read as if they
 * were in it; edits of that text become edits of the file as it is.
 */
public record Appended(SourceText original, int offset, String text) {
  /** The file as if the classes were in it. */
  public SourceText draft() {
    String draft = new Edits(List.of(Edit.insert(offset, text))).applyTo(original.text());
    return new SourceText(original.path(), original.name(), draft, original.bom());
  }

  /** The edits of the draft as edits of the original. */
  Edits onOriginal(Edits onDraft) {
    int end = offset + text.length();
    List<Edit> before = new ArrayList<>();
    List<Edit> inside = new ArrayList<>();
    List<Edit> behind = new ArrayList<>();
    for (Edit edit : onDraft.sorted()) {
      if (edit.span().end() <= offset) {
        before.add(edit);
      } else if (edit.span().start() >= end) {
        behind.add(moved(edit, text.length()));
      } else {
        inside.add(moved(edit, offset));
      }
    }
    before.add(Edit.insert(offset, new Edits(inside).applyTo(text)));
    before.addAll(behind);
    return new Edits(before);
  }

  private static Edit moved(Edit edit, int back) {
    return new Edit(new Span(edit.span().start() - back, edit.span().end() - back), edit.text());
  }
}
