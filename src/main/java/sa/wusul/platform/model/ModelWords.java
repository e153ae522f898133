package sa.wusul.platform.model;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What expressions in models may say, as the running engine would take them. */
public interface ModelWords {

	/** The first part of an expression that is not allowed, or cannot be read. */
	Optional<String> refusedPartOf(String expression);

	/** The delegates that a service task may name. */
	Set<String> delegates();

	/**
	 * The methods of beans that expressions may call, with how many arguments each takes.
	 */
	Map<String, Map<String, Set<Integer>>> methods();

	/** What expressions may read of the execution and of the task. */
	Map<String, Set<String>> properties();

	/** Functions that take nothing. */
	Set<String> functions();

}
