package sa.wusul.release.rules;

import java.util.regex.Pattern;

import sa.wusul.platform.identity.Role;
import sa.wusul.platform.model.ModelWords;

/**
 * Rules for the parts of models: every element, attribute and value must be on the list
 * of the rule set; all others are refused.
 */
final class PartRules {

	private static final Pattern GROUP = Pattern.compile("staffGroups\\.of(\\w*)\\('([a-z-]+)'");

	private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{");

	private final RuleBook book;

	private final ModelWords words;

	private final Vocabulary vocabulary;

	private final FeelCells cells;

	PartRules(RuleBook book, ModelWords words, Vocabulary vocabulary) {
		this.book = book;
		this.words = words;
		this.vocabulary = vocabulary;
		this.cells = new FeelCells(book.words("feelFunctions"));
	}

	void check(ModelNode node, ModelFaults faults) {
		var refused = this.book.refusedElement(node.name());
		if (refused.isPresent()) {
			faults.add(refused.get(), node, node.name());
			return;
		}
		switch (node.prefix()) {
			case "bpmndi", "dmndi", "di", "dc", "biodi" -> {
				// Positions in the diagram, which the engine does not keep.
			}
			case ModelReader.UNKNOWN -> faults.add("namespace", node, node.name());
			default -> this.book.element(node.name())
				.ifPresentOrElse((uses) -> checkListed(node, uses, faults),
						() -> faults.add("element", node, node.name()));
		}
	}

	private void checkListed(ModelNode node, java.util.Map<String, RuleBook.Use> uses, ModelFaults faults) {
		var before = faults.found().size();
		node.attributes().forEach((attribute, value) -> {
			if (uses.containsKey(attribute)) {
				checkValue(node, this.book.kind(uses.get(attribute).kind()), value, faults);
			}
			else if (!this.book.isAllowedEverywhere(attribute)) {
				faults.add(ruleAgainst(attribute, value), node, attribute + "=" + value);
			}
		});
		if (uses.containsKey("#text") && !node.text().isEmpty() && !node.children().isEmpty()) {
			faults.add("text-alone", node, node.children().get(0).name());
			return;
		}
		if (uses.containsKey("#text") && !node.text().isEmpty()) {
			checkValue(node, this.book.kind(uses.get("#text").kind()), node.text(), faults);
		}
		node.children().forEach((child) -> check(child, faults));
		if (faults.found().size() == before) {
			uses.forEach((attribute, use) -> {
				var said = attribute.equals("#text") ? !node.text().isEmpty() : node.says(attribute);
				if (use.required() && !said) {
					faults.add(this.book.kind(use.kind()).rule().orElse("attribute"), node, attribute);
				}
			});
		}
	}

	private String ruleAgainst(String attribute, String value) {
		if (attribute.equals("camunda:type")) {
			return value.equals("external") ? "external-task" : "task-kind";
		}
		return this.book.refusedAttribute(attribute)
			.orElse(attribute.startsWith(ModelReader.UNKNOWN) ? "namespace" : "attribute");
	}

	private void checkValue(ModelNode node, RuleBook.Kind kind, String value, ModelFaults faults) {
		if (kind.rule().isEmpty()) {
			return;
		}
		var rule = kind.rule().get();
		if (kind.reference() && EXPRESSION.matcher(value).find() && !kind.fits(value)) {
			faults.add("dynamic-reference", node, value);
		}
		else if (!kind.fits(value)) {
			faults.add(rule, node, value);
		}
		else {
			var wrong = switch (rule) {
				case "expression", "limit" ->
					EXPRESSION.matcher(value).find() && this.words.refusedPartOf(value).isPresent();
				case "delegate" -> !this.vocabulary.delegates().containsKey(value.substring(2, value.length() - 1));
				case "group" -> !isGroup(value);
				case "feel" -> !this.cells.allow(value);
				default -> false;
			};
			if (wrong) {
				faults.add(rule.equals("limit") ? "expression" : rule, node, value);
			}
		}
	}

	/** Checks whether the role of a group expression exists and has that scope. */
	private boolean isGroup(String expression) {
		var role = GROUP.matcher(expression);
		return !role.find() || this.vocabulary.roles().get(role.group(2)) == switch (role.group(1)) {
			case "Section" -> Role.Scope.SECTION;
			case "Centre" -> Role.Scope.CENTRE;
			case "Department" -> Role.Scope.DEPARTMENT;
			default -> Role.Scope.NONE;
		};
	}

}
