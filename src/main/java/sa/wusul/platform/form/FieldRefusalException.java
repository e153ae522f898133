package sa.wusul.platform.form;

import java.util.Map;

import sa.wusul.platform.problem.RefusalException;

/**
 * Refusal of the answer to one field of a form; its details name the field for programs.
 */
class FieldRefusalException extends RefusalException {

	private final String key;

	FieldRefusalException(String key, String code, Object... arguments) {
		super(Kind.INVALID, code, arguments);
		this.key = key;
	}

	@Override
	public Map<String, Object> details() {
		return Map.of("field", this.key);
	}

}
