package sa.wusul.room.ffmpeg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import sa.wusul.room.MediaRecorderException;

/**
 * The ports of this machine at which programs get datagrams, as Linux lists them. To look
 * by taking a port would take it from the program that opens it at that moment.
 */
final class DatagramPorts {

	private static final List<Path> LISTS = List.of(Path.of("/proc/net/udp"), Path.of("/proc/net/udp6"));

	/** The local address of a line, and its port in hexadecimal digits. */
	private static final Pattern LOCAL = Pattern.compile("^\\s*\\d+: [0-9A-F]+:([0-9A-F]{4}) ");

	private DatagramPorts() {
	}

	/**
	 * Returns the ports that are taken at any address.
	 * @throws MediaRecorderException if this machine does not list them
	 */
	static Set<Integer> taken() {
		var ports = new HashSet<Integer>();
		try {
			for (var list : LISTS) {
				if (Files.exists(list)) {
					Files.readString(list)
						.lines()
						.map(LOCAL::matcher)
						.filter((line) -> line.find())
						.forEach((line) -> ports.add(Integer.parseInt(line.group(1), 16)));
				}
			}
			return ports;
		}
		catch (IOException failure) {
			throw new MediaRecorderException("the ports that are taken cannot be read", failure);
		}
	}

}
