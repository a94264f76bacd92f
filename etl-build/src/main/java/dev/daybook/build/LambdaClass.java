package dev.daybook.build;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * The class of one lambda or method reference: what {@link java.lang.invoke.LambdaMetafactory} says
 * of the object that it returns, as a class in the nest of the one that has the lambda.
 */
final class LambdaClass {
    private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";
    private static final Type OBJECT = Type.getType(Object.class);

    /** The only instance of a lambda that captures nothing. */
    private static final String INSTANCE = "INSTANCE";

    private static final String MAKE = "make";
    private static final String CONSTRUCTOR = "<init>";

    private final String name;
    private final InvokeDynamicInsnNode call;
    private final Type self;
    private final Type implemented;
    private final Type[] captured;
    private final Method constructor;
    private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);

    /**
     * Makes the class.
     *
     * @param name of the class
     * @param host of its nest
     * @param version of the class files
     * @param call that makes the lambda
     */
    LambdaClass(String name, ClassNode host, int version, InvokeDynamicInsnNode call) {
        this.name = name;
        this.call = call;
        self = Type.getObjectType(name);
        implemented = Type.getReturnType(call.desc);
        captured = Type.getArgumentTypes(call.desc);
        constructor = new Method(CONSTRUCTOR, Type.getMethodDescriptor(Type.VOID_TYPE, captured));
        writer.visit(
                version,
                Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC | Opcodes.ACC_SUPER,
                name,
                null,
                OBJECT.getInternalName(),
                new String[] {implemented.getInternalName()});
        writer.visitNestHost(host.name);
        writeConstructor();
        if (captured.length == 0) {
            writeInstance();
        } else {
            writeMake();
        }
        writeMethod();
        writer.visitEnd();
    }

    /** Returns whether a call makes a lambda that can have such a class. */
    static boolean isFor(InvokeDynamicInsnNode call) {
        return call.bsm.getOwner().equals(FACTORY) && call.bsm.getName().equals("metafactory");
    }

    String name() {
        return name;
    }

    byte[] bytes() {
        return writer.toByteArray();
    }

    /** Returns the instruction that takes the place of the call. */
    AbstractInsnNode instance() {
        return captured.length == 0
                ? new FieldInsnNode(Opcodes.GETSTATIC, name, INSTANCE, implemented.getDescriptor())
                : new MethodInsnNode(Opcodes.INVOKESTATIC, name, MAKE, call.desc, false);
    }

    private void writeConstructor() {
        for (int i = 0; i < captured.length; i++) {
            writer.visitField(
                    Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL,
                    field(i),
                    captured[i].getDescriptor(),
                    null,
                    null);
        }
        GeneratorAdapter code = method(Opcodes.ACC_PRIVATE, constructor);
        code.loadThis();
        code.invokeConstructor(OBJECT, new Method(CONSTRUCTOR, "()V"));
        for (int i = 0; i < captured.length; i++) {
            code.loadThis();
            code.loadArg(i);
            code.putField(self, field(i), captured[i]);
        }
        end(code);
    }

    private static String field(int number) {
        return "captured" + number;
    }

    private void writeInstance() {
        writer.visitField(
                Opcodes.ACC_STATIC | Opcodes.ACC_FINAL,
                INSTANCE,
                implemented.getDescriptor(),
                null,
                null);
        GeneratorAdapter code = method(Opcodes.ACC_STATIC, new Method("<clinit>", "()V"));
        code.newInstance(self);
        code.dup();
        code.invokeConstructor(self, constructor);
        code.putStatic(self, INSTANCE, implemented);
        end(code);
    }

    private void writeMake() {
        GeneratorAdapter code = method(Opcodes.ACC_STATIC, new Method(MAKE, call.desc));
        code.newInstance(self);
        code.dup();
        code.loadArgs();
        code.invokeConstructor(self, constructor);
        end(code);
    }

    /** Calls what the lambda stands for, with what was captured before the arguments. */
    private void writeMethod() {
        Type erased = (Type) call.bsmArgs[0];
        Handle target = (Handle) call.bsmArgs[1];
        Type actual = (Type) call.bsmArgs[2];
        GeneratorAdapter code =
                method(Opcodes.ACC_PUBLIC, new Method(call.name, erased.getDescriptor()));
        Type owner = Type.getObjectType(target.getOwner());
        boolean isConstructor = target.getTag() == Opcodes.H_NEWINVOKESPECIAL;
        if (isConstructor) {
            code.newInstance(owner);
            code.dup();
        }
        List<Type> expected = expected(target, owner);
        for (int i = 0; i < captured.length; i++) {
            code.loadThis();
            code.getField(self, field(i), captured[i]);
            convert(code, captured[i], expected.get(i));
        }
        Type[] arguments = erased.getArgumentTypes();
        for (int i = 0; i < arguments.length; i++) {
            Type argument = actual.getArgumentTypes()[i];
            code.loadArg(i);
            convert(code, arguments[i], argument);
            convert(code, argument, expected.get(captured.length + i));
        }
        code.visitMethodInsn(
                instruction(target),
                target.getOwner(),
                target.getName(),
                target.getDesc(),
                target.isInterface());
        Type result = isConstructor ? owner : Type.getReturnType(target.getDesc());
        convert(code, result, actual.getReturnType());
        convert(code, actual.getReturnType(), erased.getReturnType());
        end(code);
    }

    private static List<Type> expected(Handle target, Type owner) {
        List<Type> expected = new ArrayList<>();
        if (target.getTag() != Opcodes.H_INVOKESTATIC
                && target.getTag() != Opcodes.H_NEWINVOKESPECIAL) {
            expected.add(owner);
        }
        expected.addAll(List.of(Type.getArgumentTypes(target.getDesc())));
        return expected;
    }

    /** In a nest private methods are called like others. */
    private static int instruction(Handle target) {
        return switch (target.getTag()) {
            case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
            case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
            default -> target.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
        };
    }

    private static void convert(GeneratorAdapter code, Type from, Type to) {
        if (from.equals(to) || from.equals(Type.VOID_TYPE)) {
            return;
        }
        if (to.equals(Type.VOID_TYPE)) {
            drop(code, from);
        } else if (isPrimitive(from)) {
            convertPrimitive(code, from, to);
        } else if (isPrimitive(to)) {
            Type unboxed = unboxed(from, to);
            code.unbox(unboxed);
            code.cast(unboxed, to);
        } else if (!to.equals(OBJECT)) {
            code.checkCast(to);
        }
    }

    private static void drop(GeneratorAdapter code, Type value) {
        if (value.getSize() == 2) {
            code.pop2();
        } else {
            code.pop();
        }
    }

    private static void convertPrimitive(GeneratorAdapter code, Type from, Type to) {
        if (isPrimitive(to)) {
            code.cast(from, to);
        } else {
            code.valueOf(from);
        }
    }

    private static boolean isPrimitive(Type type) {
        return type.getSort() < Type.ARRAY;
    }

    /** A box may hold a smaller type than the one that is wanted, which then is widened. */
    private static Type unboxed(Type box, Type wanted) {
        return switch (box.getClassName()) {
            case "java.lang.Byte" -> Type.BYTE_TYPE;
            case "java.lang.Short" -> Type.SHORT_TYPE;
            case "java.lang.Character" -> Type.CHAR_TYPE;
            case "java.lang.Integer" -> Type.INT_TYPE;
            case "java.lang.Long" -> Type.LONG_TYPE;
            case "java.lang.Float" -> Type.FLOAT_TYPE;
            default -> wanted;
        };
    }

    private GeneratorAdapter method(int access, Method method) {
        GeneratorAdapter code =
                new GeneratorAdapter(
                        writer.visitMethod(
                                access, method.getName(), method.getDescriptor(), null, null),
                        access,
                        method.getName(),
                        method.getDescriptor());
        code.visitCode();
        return code;
    }

    private static void end(GeneratorAdapter code) {
        code.returnValue();
        code.endMethod();
    }
}
