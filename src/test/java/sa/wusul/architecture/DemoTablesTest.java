package sa.wusul.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("fast")
@DisplayName("The demo's tables")
class DemoTablesTest {

	private static final Pattern TABLE = Pattern.compile("create table (\\w+)");

	@Test
	@DisplayName("begin with demo_, as no other table does")
	void names() throws IOException {
		assertThat(tables("src/main/resources/db/demo")).isNotEmpty().allMatch((table) -> table.startsWith("demo_"));
		assertThat(tables("src/main/resources/db/migration")).isNotEmpty()
			.noneMatch((table) -> table.startsWith("demo_"));
	}

	@Test
	@DisplayName("are named in the demo only")
	void users() throws IOException {
		assertThat(Stream.concat(files("src/main/java"), files("delegates"))
			.filter((file) -> !file.toString().contains("sa/wusul/demo/"))
			.toList()).hasSizeGreaterThan(100).noneMatch((file) -> read(file).contains("demo_"));
		assertThat(files("src/main/resources/db/migration")).noneMatch((file) -> read(file).contains("demo_"));
	}

	private static List<String> tables(String folder) throws IOException {
		return files(folder).flatMap((file) -> TABLE.matcher(read(file)).results())
			.map((MatchResult table) -> table.group(1))
			.toList();
	}

	private static Stream<Path> files(String folder) throws IOException {
		try (var files = Files.walk(Path.of(folder))) {
			return files.filter(Files::isRegularFile).toList().stream();
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
