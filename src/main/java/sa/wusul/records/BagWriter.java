package sa.wusul.records;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import sa.wusul.platform.text.Sha256;

/**
 * Writer of a package in the format BagIt 1.0 (RFC 8493) as a zip: each file goes out as
 * it comes, and the lists of their hashes follow at the end.
 */
final class BagWriter implements AutoCloseable {

	private final ZipOutputStream zip;

	private final String name;

	private final Map<String, String> payload = new LinkedHashMap<>();

	private final Map<String, String> tags = new LinkedHashMap<>();

	private long bytes;

	/**
	 * Begins a package.
	 * @param name name of the folder in which all of it lies
	 */
	BagWriter(OutputStream to, String name) {
		this.zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
		this.name = name;
	}

	/** Adds a file of the content. */
	void add(String path, byte[] content) throws IOException {
		var file = "data/" + path;
		if (this.payload.put(file, Sha256.hex(content)) != null) {
			throw new IllegalArgumentException("There are two files " + file);
		}
		this.bytes += content.length;
		write(file, content);
	}

	/**
	 * Adds a file whose content comes in pieces, one of them at a time.
	 * @throws IllegalStateException if it is not the content that was sealed
	 */
	void add(String path, String hash, Stream<byte[]> pieces) throws IOException {
		var file = "data/" + path;
		if (this.payload.put(file, hash) != null) {
			throw new IllegalArgumentException("There are two files " + file);
		}
		this.zip.putNextEntry(new ZipEntry(this.name + "/" + file));
		var whole = new Sha256.Sum();
		for (var piece : (Iterable<byte[]>) pieces::iterator) {
			whole.add(piece, 0, piece.length);
			this.bytes += piece.length;
			this.zip.write(piece);
		}
		this.zip.closeEntry();
		if (!whole.hex().equals(hash)) {
			throw new IllegalStateException("The content of " + file + " is not what was sealed");
		}
	}

	/** Adds a page for readers without a program of the format, beside the content. */
	void addPage(String name, String page) throws IOException {
		tag(name, page);
	}

	/**
	 * Adds what makes the package complete.
	 * @param facts what is said of the whole, by the words of the format
	 */
	void finish(Map<String, String> facts, LocalDate day) throws IOException {
		tag("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
		var info = new LinkedHashMap<>(facts);
		info.put("Bagging-Date", day.toString());
		info.put("Payload-Oxum", this.bytes + "." + this.payload.size());
		tag("bag-info.txt",
				info.entrySet()
					.stream()
					.map((fact) -> fact.getKey() + ": " + fact.getValue().replaceAll("\\s+", " ") + "\n")
					.collect(Collectors.joining()));
		tag("manifest-sha256.txt", manifest(this.payload));
		write("tagmanifest-sha256.txt", manifest(this.tags).getBytes(StandardCharsets.UTF_8));
		this.zip.finish();
	}

	private static String manifest(Map<String, String> files) {
		return files.entrySet()
			.stream()
			.map((file) -> file.getValue() + "  " + file.getKey() + "\n")
			.collect(Collectors.joining());
	}

	private void tag(String file, String text) throws IOException {
		var content = text.getBytes(StandardCharsets.UTF_8);
		this.tags.put(file, Sha256.hex(content));
		write(file, content);
	}

	private void write(String file, byte[] content) throws IOException {
		this.zip.putNextEntry(new ZipEntry(this.name + "/" + file));
		this.zip.write(content);
		this.zip.closeEntry();
	}

	@Override
	public void close() throws IOException {
		this.zip.close();
	}

}
