package sa.wusul.services.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableRuleImpl;
import org.camunda.bpm.dmn.engine.impl.DmnExpressionImpl;

import sa.wusul.services.IdentityCheck;
import sa.wusul.services.PreviewDecisions.Obstacle;
import sa.wusul.services.PreviewDecisions.Preview;
import sa.wusul.services.RepresentationProof;
import sa.wusul.services.Verdicts.Outcome;

/**
 * An eligibility table, evaluated before the answers of an application are given. A rule
 * is an obstacle only if none of its conditions depends on an answer, or on a register
 * that is asked with one: so the preview never refuses an application that some answers
 * would bring through.
 */
final class EligibilityPreview {

	private static final String CHANNEL = "channel";

	private static final String VERDICT = "verdict";

	private static final String REASON_CODE = "reasonCode";

	/**
	 * Inputs that are the same for every application at its beginning: nothing was asked
	 * for or handed in before, and the person is the one who logged in.
	 */
	private static final Set<String> AT_THE_BEGINNING = Set.of(CHANNEL, IdentityCheck.FINDING, REASON_CODE,
			"documentSupplied", "hijriDate", "gregorianDate");

	private static final Pattern NAME = Pattern.compile("^\\s*([A-Za-z][A-Za-z0-9]*)");

	private final DmnEngine tables;

	private final DmnDecision decision;

	private final DmnDecisionTableImpl table;

	private final List<String> inputs;

	EligibilityPreview(DmnEngine tables, DmnDecision decision) {
		this.tables = tables;
		this.decision = decision;
		this.table = (DmnDecisionTableImpl) decision.getDecisionLogic();
		this.inputs = this.table.getInputs().stream().map((input) -> name(input.getExpression())).toList();
	}

	/**
	 * Evaluates the table.
	 * @param answers the answers with which the form begins, by the keys of all its
	 * fields
	 * @param reported the names of all facts that the asked registers can report
	 */
	Preview decide(String channel, Map<String, Object> answers, Set<String> reported, Map<String, Object> facts) {
		var known = new HashMap<String, Object>();
		this.inputs.forEach((input) -> known.put(input, null));
		answers.keySet().stream().filter(known::containsKey).forEach((key) -> known.put(key, answers.get(key)));
		reported.stream().filter(known::containsKey).forEach((fact) -> known.put(fact, facts.get(fact)));
		known.put(CHANNEL, channel);
		known.put(IdentityCheck.FINDING, IdentityCheck.MATCHES.name());
		var rows = this.tables.evaluateDecisionTable(this.decision, known).getResultList();
		// The last rule is for all other cases.
		var applying = rows.subList(0, rows.size() - 1);
		var certain = new HashSet<>(reported);
		certain.addAll(AT_THE_BEGINNING);
		var likely = new HashSet<>(certain);
		likely.addAll(answers.keySet());
		// Until they say otherwise, a person asks for themselves.
		likely.add(RepresentationProof.FINDING);
		var obstacles = rows(applying, Outcome.REFUSE, (needed) -> certain.containsAll(needed));
		var conditions = rows(applying, Outcome.REFUSE, (needed) -> !certain.containsAll(needed));
		var papers = rows(applying, Outcome.DOCUMENT, (needed) -> likely.containsAll(needed));
		return new Preview(
				outcome(applying, obstacles, likely)
					.or(() -> likely.containsAll(this.inputs) ? Optional.of(Outcome.OFFICER) : Optional.empty()),
				obstacles, conditions, obstacles.isEmpty() ? papers : List.of());
	}

	/** Returns how the application would be decided, apart from papers. */
	private Optional<Outcome> outcome(List<Map<String, Object>> applying, List<Obstacle> obstacles,
			Set<String> likely) {
		if (!obstacles.isEmpty()) {
			return Optional.of(Outcome.REFUSE);
		}
		return applying.stream()
			.filter((row) -> likely.containsAll(needed(row)))
			.map((row) -> Outcome.valueOf((String) row.get(VERDICT)))
			.filter((outcome) -> outcome == Outcome.OFFICER || outcome == Outcome.GRANT)
			.max(Outcome::compareTo);
	}

	private List<Obstacle> rows(List<Map<String, Object>> applying, Outcome outcome, Predicate<Set<String>> certain) {
		return applying.stream()
			.filter((row) -> outcome.name().equals(row.get(VERDICT)))
			.filter((row) -> certain.test(needed(row)))
			.map(EligibilityPreview::obstacle)
			.toList();
	}

	private static Obstacle obstacle(Map<String, Object> row) {
		return new Obstacle((String) row.get(REASON_CODE), (String) row.get("reason"), (String) row.get("reasonEn"),
				said(row, "remedy"), said(row, "remedyEn"), said(row, "remedyService"));
	}

	private static Optional<String> said(Map<String, Object> row, String output) {
		return Optional.ofNullable((String) row.get(output)).filter(Predicate.not(String::isBlank));
	}

	/**
	 * Returns the inputs on which a result depends: those of all rules with its verdict
	 * and reason.
	 */
	private Set<String> needed(Map<String, Object> row) {
		return this.table.getRules()
			.stream()
			.filter((rule) -> isSaid(rule, VERDICT, row) && isSaid(rule, REASON_CODE, row))
			.flatMap((rule) -> IntStream.range(0, this.inputs.size())
				.filter((column) -> isCondition(rule.getConditions().get(column)))
				.mapToObj(this.inputs::get))
			.collect(Collectors.toSet());
	}

	private boolean isSaid(DmnDecisionTableRuleImpl rule, String output, Map<String, Object> row) {
		return IntStream.range(0, this.table.getOutputs().size())
			.filter((column) -> this.table.getOutputs().get(column).getOutputName().equals(output))
			.mapToObj((column) -> rule.getConclusions().get(column).getExpression())
			.allMatch((written) -> Objects.equals(written.strip(), "\"" + row.get(output) + "\""));
	}

	private static boolean isCondition(DmnExpressionImpl cell) {
		return cell.getExpression() != null && !cell.getExpression().isBlank()
				&& !cell.getExpression().strip().equals("-");
	}

	private static String name(DmnExpressionImpl input) {
		var name = NAME.matcher(input.getExpression());
		if (!name.find()) {
			throw new IllegalStateException("An input of a table has no name");
		}
		return name.group(1);
	}

}
