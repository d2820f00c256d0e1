package jakarta.validation.constraints;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** As Jakarta Validation has it, for the engine reads its annotations by name. */
@Retention(RetentionPolicy.RUNTIME)
public @interface NotNull {}
