import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;

/** A file of one JSON object a line, each on the disk before the next step. */
final class Log {

	static final ObjectMapper JSON = new ObjectMapper();

	private final FileChannel file;

	Log(Path path) throws IOException {
		this.file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
	}

	synchronized void write(Map<String, ?> facts) throws IOException {
		var line = new LinkedHashMap<String, Object>();
		line.put("at", System.currentTimeMillis());
		line.putAll(facts);
		this.file.write(ByteBuffer.wrap((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8)));
		this.file.force(false);
	}

}
