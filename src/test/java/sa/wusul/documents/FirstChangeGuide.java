package sa.wusul.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tour of an analyst's first change as a page tells it, step by step.
 *
 * @param steps in their order
 */
public record FirstChangeGuide(List<Step> steps) {

	private static final Pattern BLOCK = Pattern.compile("(?s)```(\\w+)\n(.*?)\\s*```");

	private static final Pattern CHANGE = Pattern.compile("(?m)^\\s*\\| `([^`]+)` \\| `([^`]+)` \\| `([^`]+)` \\|$");

	private static final Pattern WORDS = Pattern.compile("«([^»]+)»");

	private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");

	/** Returns the tour of the analysts' guide. */
	public static FirstChangeGuide inArabic() throws IOException {
		return read(Path.of("processes/README.md"), "## أول تغيير لك\n");
	}

	/** Returns the tour on the page in English. */
	public static FirstChangeGuide inEnglish() throws IOException {
		return read(Path.of("src/docs/analysts.md"), "## Your first change\n");
	}

	private static FirstChangeGuide read(Path page, String title) throws IOException {
		var section = Files.readString(page).split(Pattern.quote(title), 2)[1].split("\n## ", 2)[0];
		return new FirstChangeGuide(
				Arrays.stream(section.split("(?m)^\\d+\\. ")).skip(1).map(FirstChangeGuide::step).toList());
	}

	private static Step step(String text) {
		var prose = BLOCK.matcher(text).replaceAll("");
		return new Step(blocks(text, "sh"), blocks(text, "properties"),
				CHANGE.matcher(prose)
					.results()
					.map((row) -> new Change(row.group(1), row.group(2), row.group(3)))
					.toList(),
				groups(WORDS.matcher(prose)), groups(CODE.matcher(CHANGE.matcher(prose).replaceAll(""))));
	}

	private static List<String> blocks(String text, String language) {
		return BLOCK.matcher(text)
			.results()
			.filter((block) -> block.group(1).equals(language))
			.map((block) -> block.group(2).strip())
			.toList();
	}

	private static List<String> groups(Matcher matcher) {
		return matcher.results().map((found) -> found.group(1)).toList();
	}

	/**
	 * A step.
	 *
	 * @param commands for the command line
	 * @param lines to add to a file
	 * @param words in quotation marks: what people choose and read
	 * @param codes names, numbers and addresses
	 */
	public record Step(List<String> commands, List<String> lines, List<Change> changes, List<String> words,
			List<String> codes) {

	}

	/** Words of a file that become others. */
	public record Change(String file, String was, String becomes) {

	}

}
