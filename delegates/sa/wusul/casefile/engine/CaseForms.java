package sa.wusul.casefile.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import sa.wusul.casefile.UrgentLanes;
import sa.wusul.platform.form.Answers;
import sa.wusul.platform.form.FormSchema;

/**
 * The forms of deployed models. A version of a model is bound to the form that it was
 * deployed with, so each is read once.
 */
class CaseForms {

	/** The fact whether the case has an open urgent lane, which no process has. */
	static final String URGENT_LANE = "urgentLaneOpen";

	private final Map<String, FormSchema> schemas = new ConcurrentHashMap<>();

	private final FeelConditions conditions = new FeelConditions();

	private final UrgentLanes lanes;

	CaseForms(UrgentLanes lanes) {
		this.lanes = lanes;
	}

	/**
	 * Checks the answers of a step's form.
	 * @param step the step in its version of the model
	 * @param form the step's deployed form
	 */
	Answers check(String step, Supplier<FormSchema> form, Map<String, Object> sent, Map<String, Object> known) {
		return this.schemas.computeIfAbsent(step, (key) -> form.get()).check(sent, known, this.conditions);
	}

	/** Checks the answers of a step's form in the process of a case. */
	Answers checkOfCase(String step, Supplier<FormSchema> form, Map<String, Object> sent, Map<String, Object> known,
			String reference) {
		var schema = this.schemas.computeIfAbsent(step, (key) -> form.get());
		var facts = known;
		if (reference != null && schema.dependsOn(URGENT_LANE)) {
			facts = new HashMap<>(known);
			facts.put(URGENT_LANE, this.lanes.isOpen(reference));
		}
		return schema.check(sent, facts, this.conditions);
	}

}
