package sa.wusul.platform.form;

import java.util.Map;

/**
 * Evaluation of the FEEL conditions of a form, such as {@code channel != "ON_BEHALF"}.
 */
@FunctionalInterface
public interface FieldCondition {

	boolean holds(String feel, Map<String, Object> answers);

}
