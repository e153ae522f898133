package sa.wusul.platform.engine;

import java.util.Optional;

import org.camunda.bpm.engine.delegate.VariableScope;

/** A process variable with a name and a type, declared once per process. */
public record ProcessVariable<T>(String name, Class<T> type) {

	public static ProcessVariable<String> text(String name) {
		return new ProcessVariable<>(name, String.class);
	}

	public static ProcessVariable<Boolean> flag(String name) {
		return new ProcessVariable<>(name, Boolean.class);
	}

	public static ProcessVariable<Long> number(String name) {
		return new ProcessVariable<>(name, Long.class);
	}

	/**
	 * Reads a variable that the model guarantees.
	 * @throws MissingProcessVariableException if it is not set
	 */
	public T in(VariableScope scope) {
		return findIn(scope).orElseThrow(() -> new MissingProcessVariableException(this.name));
	}

	public Optional<T> findIn(VariableScope scope) {
		return Optional.ofNullable(this.type.cast(scope.getVariable(this.name)));
	}

	public void set(VariableScope scope, T value) {
		scope.setVariable(this.name, value);
	}

}
