package sa.wusul.supervision;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of processes and their steps in the deployed models. */
public interface ModelNames {

	Names names();

	/**
	 * The latest version of each model, by its id.
	 */
	record Names(Map<String, Model> models) {

		/** Returns the processes that open cases. */
		Set<String> services() {
			return this.models.entrySet()
				.stream()
				.filter((model) -> model.getValue().opensCase())
				.map(Map.Entry::getKey)
				.collect(Collectors.toSet());
		}

		boolean has(String process) {
			return this.models.containsKey(process);
		}

		/** Returns the name of a process, or its id if there is no model. */
		String forProcess(String process) {
			return Optional.ofNullable(this.models.get(process)).map(Model::name).orElse(process);
		}

		/** Returns the name of a step, or its id if the latest version lacks it. */
		public String forStep(String process, String step) {
			return Optional.ofNullable(this.models.get(process)).map((model) -> model.steps().get(step)).orElse(step);
		}

	}

	/**
	 * The names in a model.
	 *
	 * @param steps names of its elements, by their ids
	 */
	record Model(String name, boolean opensCase, Map<String, String> steps) {
	}

}
