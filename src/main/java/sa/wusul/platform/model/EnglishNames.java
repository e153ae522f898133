package sa.wusul.platform.model;

import java.util.Optional;

import sa.wusul.platform.text.ShownText;

/**
 * The English names of what deployed models name in Arabic: processes, steps, tables and
 * their columns.
 */
public interface EnglishNames {

	/**
	 * Returns the English of a name as a version of a model has it, or else as the models
	 * in force do; empty if none of them has the name. A name to which a step adds a
	 * number keeps it.
	 * @param version the id of the definition, or {@code null} if it is unknown
	 */
	Optional<String> find(String version, String name);

	/**
	 * Returns a name in the language of the person who asks, for what is printed or
	 * saved; pages are translated on their way.
	 */
	default String shown(String name) {
		return ShownText.isEnglish() ? find(null, name).orElse(name) : name;
	}

	/**
	 * Returns the English of the name of a process or a table, which a step may have too.
	 * @param version the id of the definition, or {@code null} if it is unknown
	 */
	Optional<String> findModel(String version, String name);

	/**
	 * Returns the English of what a step tells whoever works on it.
	 * @param version the id of the definition, or {@code null} if it is unknown
	 */
	Optional<String> findDescription(String version, String description);

	/** Returns the XML of a model with its names, and what its rules say, in English. */
	String inEnglish(String model);

}
