package sa.wusul.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** A table of a document, found by the begin of its head. */
public record PageTable(List<List<String>> rows) {

	private static final Path DOCUMENTS = Path.of("src/docs");

	private static final Pattern CODE = Pattern.compile("`([^`]+)`");

	/**
	 * Reads a table.
	 * @param head the first cells of its head, such as {@code key | algorithm}
	 */
	public static PageTable of(String page, String head) {
		var lines = text(page).lines().toList();
		var begin = lines.stream().filter((line) -> line.startsWith("| " + head + " |")).findFirst();
		assertThat(begin).as("a table %s in %s", head, page).isPresent();
		var rows = lines.stream()
			.skip(lines.indexOf(begin.get()) + 2L)
			.takeWhile((line) -> line.startsWith("| "))
			.map((line) -> List.of(line.substring(2, line.length() - 2).split(" \\| ", -1)))
			.toList();
		assertThat(rows).as(head).isNotEmpty().allSatisfy((row) -> assertThat(row).noneMatch(String::isBlank));
		return new PageTable(rows);
	}

	static String text(String page) {
		try {
			return Files.readString(DOCUMENTS.resolve(page));
		}
		catch (IOException problem) {
			throw new UncheckedIOException(problem);
		}
	}

	/** Returns what stands in backquotes. */
	static List<String> codes(String text) {
		return CODE.matcher(text).results().map((code) -> code.group(1)).toList();
	}

	/** Returns all that stands in backquotes in a column. */
	public Set<String> codesIn(int column) {
		return this.rows.stream()
			.flatMap((row) -> codes(row.get(column)).stream())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** Returns what a column says about each name of the first column. */
	Map<String, String> column(int column) {
		var cells = new LinkedHashMap<String, String>();
		for (var row : this.rows) {
			codes(row.get(0)).forEach((name) -> assertThat(cells.put(name, row.get(column))).as(name).isNull());
		}
		return cells;
	}

}
