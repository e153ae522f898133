package sa.wusul.webapps.versions;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Parser of the variables that an expression of a model reads, as far as its text shows:
 * names without a method call. A name with a method call is a bean.
 */
final class Expressions {

	private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");

	private static final Pattern TEXT = Pattern.compile("'[^']*'|\"[^\"]*\"");

	private static final Pattern NAME = Pattern.compile("(?<![\\w.$])[A-Za-z_]\\w*(?!\\w)(?!\\s*[.(:])");

	private static final Set<String> WORDS = Set.of("true", "false", "null", "empty", "not", "and", "or", "eq", "ne",
			"lt", "gt", "le", "ge", "div", "mod", "instanceof", "execution", "task");

	private Expressions() {
	}

	static Set<String> variables(String text) {
		var variables = new TreeSet<String>();
		EXPRESSION.matcher(text)
			.results()
			.map((expression) -> TEXT.matcher(expression.group(1)).replaceAll(" "))
			.flatMap((expression) -> NAME.matcher(expression).results())
			.map((name) -> name.group())
			.filter((name) -> !WORDS.contains(name))
			.forEach(variables::add);
		return variables;
	}

}
