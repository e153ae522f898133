package sa.wusul.platform.form;

import java.util.Map;

import sa.wusul.platform.problem.Refusal;

/** The answer to one field of a form is refused; programs are told which. */
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
