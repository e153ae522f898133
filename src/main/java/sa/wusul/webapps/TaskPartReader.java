package sa.wusul.webapps;

import java.util.Map;
import java.util.Optional;

/** Reader of a part of a case that belongs to a domain, for the form of a task. */
interface TaskPartReader {

	ShownPart part();

	/**
	 * Returns the facts that the part shows; empty if the case has none.
	 * @param variables the variables of the task, by name
	 */
	Optional<TaskView.Part> forTask(String caseReference, Map<String, Object> variables);

}
