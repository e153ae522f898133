package sa.wusul.release.rules;

/** Rules for a file with a decision table, beyond those for its parts. */
final class DecisionRules {

	private DecisionRules() {
	}

	/** Returns the id of the only decision in the file. */
	static String id(ModelNode definitions, ModelFaults faults) {
		var decisions = definitions.children("dmn:decision").toList();
		if (faults.found().isEmpty()
				&& (decisions.size() != 1 || decisions.get(0).children("dmn:decisionTable").count() != 1)) {
			faults.add("element", definitions, "decision × " + decisions.size());
		}
		return decisions.isEmpty() ? "" : decisions.get(0).id();
	}

}
