package sa.wusul.support;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * The PostgreSQL that is installed on this machine, of the same version as its
 * {@code pg_dump} and {@code psql}, which refuse a newer server such as the embedded one.
 */
public final class InstalledPostgreSql implements AutoCloseable {

	/** Debian's place of a server; Alpine and Red Hat have it beside the tools. */
	private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

	private static final Pattern VERSION = Pattern.compile("\\D*(\\d+).*", Pattern.DOTALL);

	private final Path programs;

	private final Path folder;

	private final int port;

	private InstalledPostgreSql(Path programs, Path folder, int port) {
		this.programs = programs;
		this.folder = folder;
		this.port = port;
	}

	/** Starts an empty server. Its absence is an error, so that no test is left out. */
	public static InstalledPostgreSql start() throws IOException, InterruptedException {
		var programs = programs();
		int port;
		try (var free = new ServerSocket(0)) {
			port = free.getLocalPort();
		}
		// A socket's path is short.
		var server = new InstalledPostgreSql(programs, Files.createTempDirectory("postgresql"), port);
		server.run("initdb", "--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-sync", server.data());
		server.run("pg_ctl", "--wait", "--timeout=120", "--pgdata=" + server.data(), "--log=" + server.folder
			.resolve("server.log"), "--options=-p " + port
					+ " -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c max_connections=100",
				"start");
		return server;
	}

	/** Returns the folder of a server that fits the tools. */
	private static Path programs() throws IOException, InterruptedException {
		var tools = version(List.of("pg_dump", "--version"))
			.orElseThrow(() -> missing("there are no pg_dump and psql"));
		for (var folder : List.of(DEBIAN.resolve(tools).resolve("bin"), Path.of("/usr/bin"),
				Path.of("/usr/local/bin"))) {
			if (version(List.of(folder.resolve("postgres").toString(), "--version")).equals(Optional.of(tools))) {
				return folder;
			}
		}
		throw missing("there is no server of version " + tools + ", which pg_dump has");
	}

	private static IllegalStateException missing(String why) {
		return new IllegalStateException(
				"The scripts of src/ops cannot be tried: " + why + ". Install Debian's postgresql, or see .ci/run");
	}

	private static Optional<String> version(List<String> command) throws IOException, InterruptedException {
		try {
			var tool = new ProcessBuilder(command).redirectErrorStream(true).start();
			var said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			var version = VERSION.matcher(said);
			return (tool.waitFor() == 0 && version.matches()) ? Optional.of(version.group(1)) : Optional.empty();
		}
		catch (IOException missing) {
			return Optional.empty();
		}
	}

	private String data() {
		return this.folder.resolve("data").toString();
	}

	/** Returns the JDBC URL of a new and empty database. */
	public String newDatabase(String name) {
		jdbc("postgres").sql("create database " + name).update();
		return url(name);
	}

	private JdbcClient jdbc(String database) {
		return JdbcClient.create(new DriverManagerDataSource(url(database), "postgres", "postgres"));
	}

	private String url(String database) {
		return "jdbc:postgresql://127.0.0.1:" + this.port + "/" + database;
	}

	/** PostgreSQL refuses to be root's, who is nobody in a namespace of its own. */
	private void run(String program, String... words) throws IOException, InterruptedException {
		var command = new ArrayList<String>();
		if (Files.readString(Path.of("/proc/self/status")).contains("Uid:\t0\t")) {
			command.addAll(List.of("unshare", "-U"));
		}
		command.add(this.programs.resolve(program).toString());
		command.addAll(Arrays.asList(words));
		// Its server lives on, and would hold a pipe open.
		var said = this.folder.resolve(program + ".log");
		var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
		if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
			throw new IllegalStateException(program + ": " + Files.readString(said));
		}
	}

	@Override
	public void close() throws IOException, InterruptedException {
		run("pg_ctl", "--wait", "--pgdata=" + data(), "--mode=immediate", "stop");
		FileSystemUtils.deleteRecursively(this.folder);
	}

}
