package sa.wusul.platform.model;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Vocabulary of expressions in models, as the running engine accepts it. */
public interface ModelWords {

	/** Returns the first part of an expression that is not allowed or cannot be read. */
	Optional<String> refusedPartOf(String expression);

	/** Returns the delegates that a service task may name, each with its domain. */
	Map<String, String> delegates();

	/**
	 * Returns the methods of beans that expressions may call, with their numbers of
	 * parameters.
	 */
	Map<String, Map<String, Set<Integer>>> methods();

	/**
	 * Returns the properties of the execution and of the task that expressions may read.
	 */
	Map<String, Set<String>> properties();

	/** Returns the functions that expressions may call without arguments. */
	Set<String> functions();

}
