package sa.wusul.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A source file of the program, read as text. */
public record JavaSource(Path path, String text) {

	/** A comment, or a literal whose content is a group. */
	private static final Pattern COMMENT_OR_LITERAL = Pattern.compile("//[^\n]*|/\\*(?s:.*?)\\*/"
			+ "|\"\"\"((?s:.*?))\"\"\"|\"((?:\\\\.|[^\"\\\\\n])*)\"|'((?:\\\\.|[^'\\\\\n])*)'");

	/** Returns the sources of the program and of its delegates. */
	public static List<JavaSource> all() {
		return Stream.of("src/main/java", "delegates").flatMap(JavaSource::below).toList();
	}

	/** Returns the compiled type, without initializing it. */
	public Class<?> load() {
		var name = this.path.toString().replaceAll("^(src/main/java|delegates)/|\\.java$", "").replace('/', '.');
		try {
			return Class.forName(name, false, getClass().getClassLoader());
		}
		catch (ClassNotFoundException problem) {
			throw new IllegalStateException(problem);
		}
	}

	/** Returns the name of the type. */
	public String type() {
		return this.path.getFileName().toString().replace(".java", "");
	}

	private static Stream<JavaSource> below(String folder) {
		try (var files = Files.walk(Path.of(folder))) {
			return files.filter((file) -> file.toString().endsWith(".java")).map(JavaSource::read).toList().stream();
		}
		catch (IOException problem) {
			throw new UncheckedIOException(problem);
		}
	}

	private static JavaSource read(Path file) {
		try {
			return new JavaSource(file, Files.readString(file));
		}
		catch (IOException problem) {
			throw new UncheckedIOException(problem);
		}
	}

	/** Returns the contents of all string and character literals outside of comments. */
	public List<String> literals() {
		return COMMENT_OR_LITERAL.matcher(this.text)
			.results()
			.flatMap((found) -> Stream.of(found.group(1), found.group(2), found.group(3)))
			.filter((content) -> content != null)
			.toList();
	}

}
