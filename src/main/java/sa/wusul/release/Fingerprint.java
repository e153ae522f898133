package sa.wusul.release;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import sa.wusul.platform.text.Sha256;
import sa.wusul.release.rules.ModelFile;

/** SHA-256 of files: the same for the same files, in any order. */
final class Fingerprint {

	private Fingerprint() {
	}

	static String of(List<ModelFile> files) {
		return Sha256.hex(files.stream()
			.sorted(Comparator.comparing(ModelFile::name))
			.map((file) -> Sha256.hex(file.name()) + Sha256.hex(file.content()))
			.collect(Collectors.joining()));
	}

}
