package sa.wusul.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.text.Sha256;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

@DisplayName("The archive on a full disk")
@Tag("fast")
class FullDiskTest {

	@TempDir
	private Path folder;

	@Test
	@DisplayName("refuses a content as a whole, keeps what there was, and works again when there is room")
	void full() throws IOException, InterruptedException {
		var isMounted = run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs");
		assumeTrue(System.getenv("CI") != null || isMounted, "only root mounts a disk of 256 KB");
		assertThat(isMounted).as("a disk of 256 KB").isTrue();
		try (var database = TestDatabase.postgreSql()) {
			var archive = ArchiveForTests.in(database, this.folder);
			var small = content(50_000);
			archive.keep(Sha256.hex(small), ContentKind.PAPER, "application/pdf", small);
			var large = content(300_000);
			assertThatExceptionOfType(RefusalException.class)
				.isThrownBy(() -> archive.keep(Sha256.hex(large), ContentKind.PAPER, "application/pdf", large))
				.satisfies((refusal) -> assertThat(refusal.code()).isEqualTo("archive.unavailable"));
			assertThat(archive.find(Sha256.hex(large))).isEmpty();
			assertThat(archive.content(Sha256.hex(small))).hasValue(small);
			try (var left = Files.list(this.folder.resolve("incoming"))) {
				assertThat(left).as("halves of files").isEmpty();
			}

			var fits = content(150_000);
			archive.keep(Sha256.hex(fits), ContentKind.PAPER, "application/pdf", fits);
			assertThat(archive.content(Sha256.hex(fits))).hasValue(fits);
		}
		finally {
			run("umount");
		}
	}

	private static byte[] content(int length) {
		var content = new byte[length];
		new Random(length).nextBytes(content);
		return content;
	}

	/** Runs a command of root on the folder. */
	private boolean run(String... words) throws IOException, InterruptedException {
		var command = new ArrayList<>(List.of(words));
		command.add(this.folder.toString());
		return new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start()
			.waitFor() == 0;
	}

}
