package sa.wusul.architecture;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The files of texts")
@Tag("fast")
class TextFilesTest {

	private static final Pattern NAMED = Pattern.compile("ArabicText\\s*\\.of\\(\\s*\"([\\w.]+)\"\\s*[,)]");

	@Test
	@DisplayName("define no key twice, because only the last definition counts")
	void noKeyTwice() throws IOException {
		assertThat(files()).hasSizeGreaterThan(5)
			.allSatisfy((file) -> assertThat(KeysOnce.read(file).twice).as(file.toString()).isEmpty());
	}

	@Test
	@DisplayName("have every Arabic text that the code names")
	void everyNamedText() {
		var words = KeysOnce.read(Path.of("src/main/resources/words_ar.properties")).stringPropertyNames();
		var named = JavaSource.all()
			.stream()
			.flatMap((source) -> NAMED.matcher(source.text()).results())
			.map((MatchResult found) -> found.group(1));
		assertThat(named).hasSizeGreaterThan(20).isSubsetOf(words);
	}

	private static List<Path> files() throws IOException {
		try (var files = Stream.of("src", "processes").flatMap(TextFilesTest::below)) {
			return files.filter((file) -> file.toString().endsWith(".properties")).toList();
		}
	}

	private static Stream<Path> below(String folder) {
		try {
			return Files.walk(Path.of(folder)).filter((file) -> !file.toString().contains("node_modules"));
		}
		catch (IOException problem) {
			throw new UncheckedIOException(problem);
		}
	}

	/** Properties that remember each key defined again. */
	private static final class KeysOnce extends Properties {

		private final transient TreeSet<Object> twice = new TreeSet<>();

		static KeysOnce read(Path file) {
			var keys = new KeysOnce();
			try (Reader reader = Files.newBufferedReader(file)) {
				keys.load(reader);
			}
			catch (IOException problem) {
				throw new UncheckedIOException(problem);
			}
			return keys;
		}

		@Override
		public synchronized Object put(Object key, Object value) {
			var before = super.put(key, value);
			if (before != null) {
				this.twice.add(key);
			}
			return before;
		}

	}

}
