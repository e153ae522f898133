package sa.wusul.platform.engine;

import java.lang.ref.WeakReference;
import java.util.Optional;
import java.util.function.Supplier;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Command interceptor that writes to the audit log which command an account was refused:
 * by the list of commands, by rights, or by four eyes. Invalid answers are no refusals of
 * this kind.
 */
class RefusedCommandInterceptor extends CommandInterceptor {

	private static final ThreadLocal<WeakReference<Throwable>> written = new ThreadLocal<>();

	private final Supplier<IdentityService> identity;

	private final AuditLog audit;

	RefusedCommandInterceptor(Supplier<IdentityService> identity, AuditLog audit) {
		this.identity = identity;
		this.audit = audit;
	}

	@Override
	public <T> T execute(Command<T> command) {
		try {
			return this.next.execute(command);
		}
		catch (RuntimeException failure) {
			var account = this.identity.get().getCurrentAuthentication();
			if (account != null && account.getUserId() != null) {
				code(failure).ifPresent((code) -> write(account.getUserId(), command, code, failure));
			}
			throw failure;
		}
	}

	/** Writes a failure once, though it leaves several commands, one within another. */
	private void write(String account, Command<?> command, String code, RuntimeException failure) {
		var last = written.get();
		if (last == null || last.get() != failure) {
			written.set(new WeakReference<>(failure));
			var refusal = AuditEntry.refused(account, name(command.getClass())).with("code=" + code);
			if (!RequestRefusals.keep(refusal)) {
				this.audit.addLater(refusal);
			}
		}
	}

	/** Returns the name of a command, or of the service that wrote it as a lambda. */
	private static String name(Class<?> command) {
		var name = EngineCommands.name(command);
		var simple = name.substring(name.lastIndexOf('.') + 1);
		return simple.contains("$$") ? simple.substring(0, simple.indexOf("$$")) : simple;
	}

	private static Optional<String> code(Throwable failure) {
		for (var link = failure; link != null; link = link.getCause()) {
			if (link instanceof RefusalException refusal) {
				return Optional.of(refusal).filter((one) -> one.kind() == Kind.FORBIDDEN).map(RefusalException::code);
			}
			if (link instanceof AuthorizationException) {
				return Optional.of("notAllowed");
			}
		}
		return Optional.empty();
	}

}
