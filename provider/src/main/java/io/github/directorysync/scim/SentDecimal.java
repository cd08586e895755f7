package io.github.directorysync.scim;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.node.NumericNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A number with a fraction or an exponent that keeps its original text: attributes are strings, and as a {@code double}
 * 1e999999999 would be infinite. Arithmetic uses at most the precision of a {@code double}, because the exact integer of
 * 1e999999999 would exhaust the memory.
 */
final class SentDecimal extends NumericNode {

    private static final long serialVersionUID = 1;

    private final String digits;

    SentDecimal(String digits) {
        this.digits = digits;
    }

    @Override
    public String asText() {
        return digits;
    }

    @Override
    public void serialize(JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeNumber(digits);
    }

    @Override
    public JsonToken asToken() {
        return JsonToken.VALUE_NUMBER_FLOAT;
    }

    @Override
    public JsonParser.NumberType numberType() {
        return JsonParser.NumberType.DOUBLE;
    }

    @Override
    public Number numberValue() {
        return doubleValue();
    }

    @Override
    public double doubleValue() {
        return Double.parseDouble(digits);
    }

    @Override
    public int intValue() {
        return (int) doubleValue();
    }

    @Override
    public long longValue() {
        return (long) doubleValue();
    }

    @Override
    public BigDecimal decimalValue() {
        return BigDecimal.valueOf(longValue());
    }

    @Override
    public BigInteger bigIntegerValue() {
        return BigInteger.valueOf(longValue());
    }

    @Override
    public boolean canConvertToInt() {
        return doubleValue() >= Integer.MIN_VALUE && doubleValue() <= Integer.MAX_VALUE;
    }

    @Override
    public boolean canConvertToLong() {
        return doubleValue() >= Long.MIN_VALUE && doubleValue() <= Long.MAX_VALUE;
    }

    @Override
    public boolean isFloatingPointNumber() {
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SentDecimal decimal && decimal.digits.equals(digits);
    }

    @Override
    public int hashCode() {
        return digits.hashCode();
    }
}
