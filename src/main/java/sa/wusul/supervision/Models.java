package sa.wusul.supervision;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What processes and their steps are called, as their deployed models say. */
public interface Models {

	Names names();

	/**
	 * The newest version of each model, by its id.
	 */
	record Names(Map<String, Model> models) {

		/** The processes that open cases. */
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

		/** The name of a process; its id where no model has it. */
		String of(String process) {
			return Optional.ofNullable(this.models.get(process)).map(Model::name).orElse(process);
		}

		/** The name of a step; its id where the newest version has it no longer. */
		String of(String process, String step) {
			return Optional.ofNullable(this.models.get(process)).map((model) -> model.steps().get(step)).orElse(step);
		}

	}

	/**
	 * A model in words.
	 *
	 * @param steps names of its elements, by their ids
	 */
	record Model(String name, boolean opensCase, Map<String, String> steps) {
	}

}
