package sa.wusul.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** The folder of the archive of a program under test, which is deleted with it. */
final class ArchiveFolder {

	private ArchiveFolder() {
	}

	static Path create(ConfigurableApplicationContext context) {
		try {
			var parent = Files.createDirectories(Path.of("target", "archive"));
			var folder = Files.createTempDirectory(parent.toAbsolutePath(), "program");
			((DefaultListableBeanFactory) context.getBeanFactory()).registerDisposableBean("archiveOfTest",
					() -> FileSystemUtils.deleteRecursively(folder));
			return folder;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
