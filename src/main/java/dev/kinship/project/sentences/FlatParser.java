package dev.kinship.project.sentences;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.ParserException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads YAML that is hardly nested: whatever puts nodes together calls itself once for each level,
 * and a file of others may have as many as it likes.
 */
final class FlatParser extends ParserImpl {
  private static final int DEEPEST = 20;

  private int depth;

  FlatParser(LoadSettings settings, String text) {
    super(settings, new StreamReader(settings, text));
  }

  @Override
  public Event next() {
    Event event = super.next();
    if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
      throw new ParserException("it is nested too deeply", event.getStartMark());
    } else if (event instanceof CollectionEndEvent) {
      depth--;
    }
    return event;
  }
}
