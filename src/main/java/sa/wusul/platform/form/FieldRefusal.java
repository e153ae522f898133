package sa.wusul.platform.form;

import java.util.Map;

import sa.wusul.platform.problem.Refusal;

/**
 * Refusal of the answer to one field of a form; its details name the field for programs.
 */
class FieldRefusal extends Refusal {

	private final String key;

	FieldRefusal(String key, String code, Object... arguments) {
		super(Kind.INVALID, code, arguments);
		this.key = key;
	}

	@Override
	public Map<String, Object> details() {
		return Map.of("field", this.key);
	}

}
