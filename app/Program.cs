using System.Text;
using Warehouse.App.Commands;
using Warehouse.App.Terminal;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using var stop = new StopSignal();
return await CommandLineRunner.RunAsync(WarehouseCommands.Build(), args, stop.Token);
