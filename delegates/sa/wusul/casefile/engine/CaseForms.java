package sa.wusul.casefile.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import sa.wusul.platform.form.Answers;
import sa.wusul.platform.form.FormSchema;

/**
 * The forms of deployed models. A version of a model is bound to the form that it was
 * deployed with, so each is read once.
 */
class CaseForms {

	private final Map<String, FormSchema> schemas = new ConcurrentHashMap<>();

	private final FeelConditions conditions = new FeelConditions();

	/**
	 * Checks the answers of a step's form.
	 * @param step the step in its version of the model
	 * @param form the step's deployed form
	 */
	Answers check(String step, Supplier<FormSchema> form, Map<String, Object> sent, Map<String, Object> known) {
		return this.schemas.computeIfAbsent(step, (key) -> form.get()).check(sent, known, this.conditions);
	}

}
