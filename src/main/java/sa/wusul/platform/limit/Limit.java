package sa.wusul.platform.limit;

/**
 * Name of a row of a domain's table of limits; the program's own names are constants of
 * enums.
 */
public interface Limit {

	/**
	 * Returns the domain, such as {@code meeting} for the table {@code meeting-limit}.
	 */
	String domain();

	/** Returns the name of the row, such as {@code FILE_READING}. */
	String name();

	/** Returns the name that models use, such as {@code meeting.FILE_READING}. */
	default String fullName() {
		return domain() + "." + name();
	}

	/**
	 * Returns the limit of a name that models use.
	 * @throws IllegalArgumentException if the name has no domain
	 */
	static Limit of(String fullName) {
		var parts = fullName.split("\\.", -1);
		if (parts.length != 2) {
			throw new IllegalArgumentException("No limit has the name " + fullName);
		}
		return new Named(parts[0], parts[1]);
	}

	/** Limit that only a table and models know. */
	record Named(String domain, String name) implements Limit {
	}

}
