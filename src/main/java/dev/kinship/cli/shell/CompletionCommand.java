package dev.kinship.cli.shell;

import dev.kinship.cli.command.ExitCode;
import dev.kinship.cli.command.Options;
import dev.kinship.cli.command.Usage;
import dev.kinship.cli.command.Verb;
import dev.kinship.cli.console.Console;
import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Suggestion;
import dev.kinship.request.Given;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code kin completion}: the script by which a shell asks {@code kin} to complete a word. */
public final class CompletionCommand implements Verb {
  private static final String BASH =
      """
      _kin() {
        local IFS=$'\\n'
        COMPREPLY=($(kin %1$s "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
      }
      complete -o default -F _kin kin
      """;

  private static final String ZSH =
      """
      #compdef kin
      _kin() {
        local -a found
        found=("${(@f)$(kin %1$s "${(@)words[2,CURRENT]}" 2>/dev/null)}")
        if [[ -n "$found[1]" ]]; then compadd -a found; else _files; fi
      }
      compdef _kin kin
      """;

  private static final String FISH =
      """
      complete -c kin -f -a '(kin %1$s (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)'
      complete -c kin -n '__fish_seen_subcommand_from apply' -F
      """;

  private static final Map<String, String> SCRIPTS = Map.of("bash", BASH, "zsh", ZSH, "fish", FISH);

  @Override
  public String name() {
    return "completion";
  }

  @Override
  public Usage usage() {
    return Usage.of("Print a script that lets your shell complete commands, options and models.")
        .example("kin completion bash", "in ~/.bashrc: eval \"$(kin completion bash)\"")
        .example(
            "kin completion zsh", "in ~/.zshrc, after compinit: eval \"$(kin completion zsh)\"")
        .example("kin completion fish", "in config.fish: kin completion fish | source")
        .with(new Usage.Words("bash|zsh|fish", false, "The shell."))
        .with("Options", Options.COMMON);
  }

  @Override
  public List<String> formats() {
    return List.of("text");
  }

  @Override
  public int run(Given given, Console console) {
    List<String> shells = SCRIPTS.keySet().stream().sorted().toList();
    String shell = given.words().isEmpty() ? "" : given.words().getFirst();
    Optional<String> script = Optional.ofNullable(SCRIPTS.get(shell));
    if (script.isEmpty()) {
      throw new Refused(
          CommonRules.WRONG_USAGE,
          shell.isEmpty() ? "for which shell?" : "there is no script for `%s`".formatted(shell),
          Suggestion.listing(shell, shells, "pass one of "));
    }
    console.out().block(script.get().formatted(Completion.NAME));
    return ExitCode.DONE;
  }
}
