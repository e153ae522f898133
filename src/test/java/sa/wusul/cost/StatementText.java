package sa.wusul.cost;

/** A recognisable form of a statement: without column lists and numbers of parameters. */
final class StatementText {

	private static final int LONGEST = 220;

	private StatementText() {
	}

	static String of(String sql) {
		var text = sql.replaceAll("\\s+", " ")
			.strip()
			.replaceAll("^with recursive path .*? from small\\)\\) ", "with near … ")
			.replaceAll("(?i)^select (distinct )?.*? from ", "select $1… from ")
			.replaceAll("(?i)^(insert into \\w+) ?\\(.*$", "$1")
			.replaceAll("(?i)^(update \\w+) set .* where ", "$1 set … where ")
			.replaceAll("\\( ?\\?( ?, ?\\?)+ ?\\)", "(?, …)");
		return (text.length() <= LONGEST) ? text
				: text.substring(0, LONGEST) + "… #" + Integer.toHexString(text.hashCode());
	}

}
