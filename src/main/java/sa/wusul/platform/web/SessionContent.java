package sa.wusul.platform.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The attributes of a session by their names, each as bytes of its own, so that one which
 * a node of another version cannot read does not hide the others.
 */
final class SessionContent {

	/** Values of the platform, of ours, and of the web apps; nothing else is read. */
	private static final ObjectInputFilter KINDS = ObjectInputFilter.Config
		.createFilter("maxdepth=30;maxbytes=4000000;java.base/*;sa.wusul.**;org.camunda.bpm.webapp.**;"
				+ "org.springframework.web.servlet.FlashMap;org.springframework.util.**;!*");

	private SessionContent() {
	}

	/**
	 * Returns the bytes of a value.
	 * @throws IOException if it cannot leave this node
	 */
	static byte[] bytes(Object value) throws IOException {
		var bytes = new ByteArrayOutputStream();
		try (var out = new ObjectOutputStream(bytes)) {
			out.writeObject(value);
		}
		return bytes.toByteArray();
	}

	/**
	 * Returns the value of these bytes.
	 * @throws IOException if this version of the program does not know it
	 */
	static Object value(byte[] bytes) throws IOException {
		try (var in = new Input(new ByteArrayInputStream(bytes))) {
			in.setObjectInputFilter(KINDS);
			return in.readObject();
		}
		catch (ClassNotFoundException | ClassCastException | IllegalArgumentException unknown) {
			throw new IOException(unknown);
		}
	}

	/** Returns the text of all attributes. */
	static String write(Map<String, byte[]> attributes) {
		var bytes = new ByteArrayOutputStream();
		try (var out = new ObjectOutputStream(
				new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_SPEED), 512))) {
			out.writeInt(attributes.size());
			for (var attribute : attributes.entrySet()) {
				out.writeUTF(attribute.getKey());
				out.writeInt(attribute.getValue().length);
				out.write(attribute.getValue());
			}
		}
		catch (IOException impossible) {
			throw new UncheckedIOException(impossible);
		}
		return Base64.getEncoder().encodeToString(bytes.toByteArray());
	}

	/** Returns the attributes of a text that {@link #write} made. */
	static Map<String, byte[]> read(String text) {
		try (var in = new Input(new InflaterInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(text))))) {
			var attributes = new TreeMap<String, byte[]>();
			for (var left = in.readInt(); left > 0; left--) {
				var name = in.readUTF();
				attributes.put(name, in.readNBytes(in.readInt()));
			}
			return attributes;
		}
		catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}

	/** Finds classes where the program's are, on any thread. */
	private static final class Input extends ObjectInputStream {

		private Input(InputStream in) throws IOException {
			super(in);
		}

		@Override
		protected Class<?> resolveClass(ObjectStreamClass described) throws IOException, ClassNotFoundException {
			try {
				return Class.forName(described.getName(), false, SessionContent.class.getClassLoader());
			}
			catch (ClassNotFoundException primitive) {
				return super.resolveClass(described);
			}
			catch (LinkageError broken) {
				throw new InvalidClassException(described.getName(), broken.getMessage());
			}
		}

	}

}
