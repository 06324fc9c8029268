package dev.kinship.flow;

import dev.kinship.agents.AgentRules;
import dev.kinship.database.DatabaseRules;
import dev.kinship.database.h2.H2Rules;
import dev.kinship.database.url.ConnectionRules;
import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Rule;
import dev.kinship.library.rhosocial.RhosocialRules;
import dev.kinship.plan.PlanRules;
import dev.kinship.plan.describe.DescribeRules;
import dev.kinship.plan.existing.ExistingRules;
import dev.kinship.plan.relate.RelateRules;
import dev.kinship.plan.remove.RemovalRules;
import dev.kinship.plan.schema.SchemaRules;
import dev.kinship.plan.schema.names.NameRules;
import dev.kinship.project.ProjectRules;
import dev.kinship.project.file.FileRules;
import dev.kinship.project.sentences.SentenceFileRules;
import dev.kinship.proof.ProofRules;
import dev.kinship.report.ReportRules;
import dev.kinship.request.RequestRules;
import dev.kinship.source.python.PathRules;
import dev.kinship.source.python.edit.EditRules;
import dev.kinship.source.python.models.ModelRules;
import dev.kinship.text.Ordering;
import dev.kinship.transaction.TransactionRules;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every rule there is, in the order of their codes. */
public final class Rules {
  public static final List<Rule> ALL =
      Stream.of(
              AgentRules.ALL,
              CommonRules.ALL,
              ConnectionRules.ALL,
              DatabaseRules.ALL,
              DescribeRules.ALL,
              EditRules.ALL,
              ExistingRules.ALL,
              FileRules.ALL,
              FlowRules.ALL,
              H2Rules.ALL,
              ModelRules.ALL,
              NameRules.ALL,
              PathRules.ALL,
              PlanRules.ALL,
              ProjectRules.ALL,
              ProofRules.ALL,
              RelateRules.ALL,
              RemovalRules.ALL,
              ReportRules.ALL,
              RequestRules.ALL,
              RhosocialRules.ALL,
              SchemaRules.ALL,
              SentenceFileRules.ALL,
              TransactionRules.ALL)
          .flatMap(List::stream)
          .sorted(Ordering.by(Rule::code))
          .toList();

  private Rules() {}

  /** The rule of that code; empty if this version of Kinship has none. */
  public static Optional<Rule> of(String code) {
    return ALL.stream().filter(it -> it.code().equals(code)).findFirst();
  }
}
